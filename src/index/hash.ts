import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';

/** Bytes of a file hashed at a time. */
const PIECE = 256 * 1024;

/** The sha256 of bytes, or of a text as UTF-8, in hex. */
export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

/** The sha256 of a file in hex. All pieces are read into one buffer, so a large file leaves no garbage. */
export async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  const buffer = Buffer.allocUnsafe(PIECE);
  const file = await open(path, 'r');
  try {
    for (;;) {
      const { bytesRead } = await file.read(buffer, 0, PIECE);
      if (bytesRead === 0) return hash.digest('hex');
      hash.update(buffer.subarray(0, bytesRead));
    }
  } finally {
    await file.close();
  }
}
