import { send } from '../service/client';
import { problemOf } from '../service/problem';

/** A file of the service, whole, in this page's memory until it is saved. */
export interface Fetched {
  blob: Blob;
  name: string;
}

/** Takes a file piece by piece; `onBytes` hears how much has come. Throws the service's refusal, or `AbortError`. */
export async function fetched(path: string, signal: AbortSignal, onBytes: (bytes: number) => void): Promise<Fetched> {
  const answer = await send(new Request(new URL(path, location.origin), { signal }));
  if (!answer.ok) throw await problemOf(answer);
  const pieces: BlobPart[] = [];
  let bytes = 0;
  const reader = answer.body?.getReader();
  for (;;) {
    const piece = await reader?.read();
    if (!piece || piece.done) break;
    if (signal.aborted) throw new DOMException('', 'AbortError');
    pieces.push(piece.value);
    bytes += piece.value.length;
    onBytes(bytes);
  }
  const type = answer.headers.get('content-type') ?? '';
  const name = /filename="([^"]+)"/.exec(answer.headers.get('content-disposition') ?? '')?.[1] ?? 'export';
  return { blob: new Blob(pieces, { type }), name };
}

/** Hands a file to the browser. */
export function save({ blob, name }: Fetched): void {
  const address = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** Null where the browser cannot tell (no secure address). */
export async function sha256Of(blob: Blob): Promise<string | null> {
  const subtle = (globalThis.crypto as Crypto | undefined)?.subtle;
  if (!subtle) return null;
  const hash = await subtle.digest('SHA-256', await blob.arrayBuffer());
  return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
