import { confirmed, csrfHeader } from './client';
import { Problem, unreachable } from './problem';

/**
 * Sends a form with a file and tells how much of it has gone (0 to 1). Answers the route's JSON; throws the {@link Problem}
 * it refuses with. `path` is the whole address below the origin.
 */
export async function upload<T>(path: string, form: FormData, onProgress: (share: number) => void): Promise<T> {
  const first = await sendForm(path, form, onProgress);
  const answer = first.status === 428 && (await confirmed()) ? await sendForm(path, form, onProgress) : first;
  const document = JSON.parse(answer.responseText || '{}') as Record<string, unknown>;
  if (answer.status < 200 || answer.status > 299) throw new Problem(answer.status, document);
  return document as T;
}

/** The only way a browser tells how far it is. */
function sendForm(path: string, form: FormData, onProgress: (share: number) => void): Promise<XMLHttpRequest> {
  return new Promise((done, failed) => {
    const request = new XMLHttpRequest();
    request.open('POST', path);
    for (const [name, value] of Object.entries(csrfHeader())) request.setRequestHeader(name, value);
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onload = () => done(request);
    request.onerror = () => failed(unreachable());
    request.send(form);
  });
}
