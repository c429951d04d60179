/** A file uploaded with a request. */
export interface UploadedFile {
  /** The n of `files[n]`. */
  index: number;
  name: string;
  contentType: string;
  content: Buffer;
}

export interface MultipartBody {
  /** The text of the part `payload_json`, if there is one. */
  payload: string | undefined;
  /** Other plain fields. */
  fields: Record<string, string>;
  files: UploadedFile[];
}

/** Parses a multipart/form-data body (RFC 7578). Throws an Error for a malformed body. */
export function parseMultipart(body: Buffer, contentType: string): MultipartBody {
  const match = /boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(contentType);
  const boundary = match?.[1] ?? match?.[2];
  if (!boundary) throw new Error('multipart body without a boundary');
  const result: MultipartBody = { payload: undefined, fields: {}, files: [] };
  for (const part of partsOf(body, Buffer.from(`--${boundary}`))) addPart(result, part);
  return result;
}

function partsOf(body: Buffer, delimiter: Buffer): Buffer[] {
  const parts: Buffer[] = [];
  let start = body.indexOf(delimiter);
  if (start < 0) throw new Error('multipart body without its boundary');
  for (;;) {
    const from = start + delimiter.length;
    if (body.subarray(from, from + 2).toString('latin1') === '--') return parts;
    const end = body.indexOf(Buffer.concat([Buffer.from('\r\n'), delimiter]), from);
    if (end < 0) throw new Error('multipart body without its end');
    parts.push(body.subarray(from + 2, end));
    start = end + 2;
  }
}

function addPart(result: MultipartBody, part: Buffer): void {
  const split = part.indexOf('\r\n\r\n');
  if (split < 0) throw new Error('multipart part without headers');
  const headers = part.subarray(0, split).toString('utf8');
  const content = part.subarray(split + 4);
  const name = /\bname="([^"]*)"/i.exec(headers)?.[1] ?? '';
  const filename = /\bfilename="([^"]*)"/i.exec(headers)?.[1];
  const contentType = /^content-type:\s*(.+)$/im.exec(headers)?.[1]?.trim() ?? 'application/octet-stream';
  const index = /^files\[(\d+)\]$/.exec(name)?.[1];
  if (index !== undefined && filename !== undefined) {
    result.files.push({ index: Number(index), name: filename, contentType, content: Buffer.from(content) });
  } else if (name === 'payload_json') result.payload = content.toString('utf8');
  else result.fields[name] = content.toString('utf8');
}
