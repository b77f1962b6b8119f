import * as generated from './generated/sdk.gen.js';

type Generated = typeof generated;
type Answered<Answer> = Exclude<Awaited<Answer>, undefined>;
/** `path`, `query` and `body`, as far as the operation has them. */
type Asked<Data> = Pick<
  Data,
  { [Part in keyof Data]-?: Part extends 'url' ? never : [Data[Part]] extends [undefined] ? never : Part }[keyof Data]
> &
  CallOptions;
type DataOf<Options> = Options extends generated.Options<infer Data, boolean> ? Data : never;

/** What each operation takes beside its own `path`, `query` and `body`. */
export interface CallOptions extends Omit<RequestInit, 'body' | 'headers' | 'method' | 'signal'> {
  /** Ends the call: it throws the signal's reason, a `DOMException` with the name `AbortError` unless you gave another. */
  signal?: AbortSignal | undefined;
  /** Milliseconds until the head of an answer must be there; `Infinity` for no limit. */
  timeout?: number | undefined;
  /** How often to ask again what may be repeated. */
  retries?: number | undefined;
  /** Sent with this request, beside those of the client. */
  headers?: Readonly<Record<string, string>> | undefined;
}

/** The names of all operations. */
export type OperationName = keyof Operations;

/** Every operation of the API as a method that takes its options and answers with the data. */
export type Operations = {
  [Name in keyof Generated]: Generated[Name] extends (options: infer Options) => infer Answer
    ? undefined extends Options
      ? (options?: Asked<DataOf<NonNullable<Options>>>) => Promise<Answered<Answer>>
      : (options: Asked<DataOf<Options>>) => Promise<Answered<Answer>>
    : never;
};

/** The options of any operation, as one who passes them on sees them. */
export interface AnyOptions extends CallOptions {
  path?: Readonly<Record<string, unknown>>;
  query?: Readonly<Record<string, unknown>>;
  body?: unknown;
}

/** Does what an operation is named for. */
export type Call = (name: OperationName, options?: AnyOptions) => Promise<unknown>;

/** The methods are of the prototype, so that no instance lists them. */
class Methods {
  readonly #call: Call;

  constructor(call: Call) {
    this.#call = call;
  }

  static {
    for (const name of Object.keys(generated) as OperationName[]) {
      const value = function (this: Methods, options?: AnyOptions): Promise<unknown> {
        return this.#call(name, options);
      };
      Object.defineProperty(this.prototype, name, { value, writable: true, configurable: true });
    }
  }
}

/** What a class extends to have every operation as a method. */
export const WithOperations = Methods as unknown as new (call: Call) => Operations;
