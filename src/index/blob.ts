import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

/** Files up to this size are held in memory; larger ones are read on demand and cached by the operating system. */
const HELD_BYTES = 48 * 1024 * 1024;

/** A file read by offset. */
export class Blob {
  readonly size: number;
  readonly #file: number;
  readonly #held: Buffer | undefined;

  /** @param held largest file size in bytes to hold in memory */
  constructor(path: string, held: number = HELD_BYTES) {
    this.#file = openSync(path, 'r');
    this.size = fstatSync(this.#file).size;
    this.#held = this.size <= held ? this.#read(0, this.size) : undefined;
  }

  /** The bytes from `offset`; a view of memory if the file is held. @throws RangeError beyond the end */
  read(offset: number, length: number): Buffer {
    if (offset < 0 || offset + length > this.size) throw new RangeError('read beyond the end of the file');
    return this.#held ? this.#held.subarray(offset, offset + length) : this.#read(offset, length);
  }

  close(): void {
    closeSync(this.#file);
  }

  #read(offset: number, length: number): Buffer {
    const buffer = Buffer.allocUnsafe(length);
    let done = 0;
    while (done < length) {
      const count = readSync(this.#file, buffer, done, length - done, offset + done);
      if (count === 0) throw new RangeError('read beyond the end of the file');
      done += count;
    }
    return buffer;
  }
}
