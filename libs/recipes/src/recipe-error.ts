/** Why nothing can be made from given values, as a sentence for the person who gave them. Never holds a value. */
export class RecipeError extends Error {
  override readonly name = 'RecipeError';

  constructor(
    message: string,
    /** The input that it is about, if it is about one. */
    readonly input?: string,
  ) {
    super(message);
  }
}
