import { useRead } from '../service/reading';

/** The key of the log as the service shows it, one line of text. */
export function useLogKey(): string | undefined {
  const { data } = useRead('/api/v1/audit/key');
  return typeof data === 'string' ? (data as string).trim() : undefined;
}
