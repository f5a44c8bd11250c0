import { send } from '../../service/client';
import { problemOf } from '../../service/problem';

/** The bytes of a stream, piece by piece; every browser reads them this way. */
async function* piecesOf(stream: ReadableStream<Uint8Array>, isStopped: () => boolean): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader();
  try {
    while (!isStopped()) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

export const piecesOfFile = (file: File, isStopped: () => boolean): AsyncGenerator<Uint8Array> =>
  piecesOf(file.stream(), isStopped);

/** The export of this service while it comes in. Throws the problem it refuses with. */
export async function piecesOfService(isStopped: () => boolean): Promise<AsyncGenerator<Uint8Array>> {
  const answer = await send(new Request(`${location.origin}/api/v1/audit/export`));
  if (!answer.ok || answer.body === null) throw await problemOf(answer);
  return piecesOf(answer.body, isStopped);
}
