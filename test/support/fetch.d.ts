/** The generated client names this type of the DOM, which Node's types do not have. */
type BodyInit = NonNullable<RequestInit['body']>;
