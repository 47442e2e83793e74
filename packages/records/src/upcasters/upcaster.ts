/** What a record says, as data. */
export type Data = Readonly<Record<string, unknown>>;

/**
 * How records of one kind written under schema `from` are read as `from + 1`. The bytes as first written stay what is hashed.
 *
 * `read` invents nothing: what the old schema did not ask and nobody wrote stays absent. It gives back what it gets where
 * there is nothing to do, and reading twice is reading once: it is asked again when a correction has changed the data, which
 * may speak in the words of either schema.
 */
export type Upcaster = {
  readonly kind: string;
  readonly from: number;
  read(data: Data): Data;
};
