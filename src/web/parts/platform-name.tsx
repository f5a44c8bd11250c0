import { useMemo } from 'react';
import { useQuery } from '@tanstack/react-query';
import { call } from '../service/client';

const AN_HOUR = 3_600_000;

/** The catalogue of platforms, read once: names by id, and all of them for a choice. */
export function usePlatforms() {
  const { data } = useQuery({
    queryKey: ['platforms'],
    queryFn: () => call('get', '/api/v1/platforms', { query: { limit: 200 } as never }),
    staleTime: AN_HOUR,
  });
  return useMemo(() => {
    const platforms = data?.items ?? [];
    const names = new Map(platforms.map(({ id, name }) => [id, name]));
    return { platforms, nameOf: (id: string): string => names.get(id) ?? id };
  }, [data]);
}
