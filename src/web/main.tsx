import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import './styles.css';
import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StepUp } from './layout/step-up';
import { makeRouter } from './router';
import { onSignedOut } from './service/client';
import { Problem } from './service/problem';
import { sessionQuery } from './service/session';
import { theme } from './theme';

const RETRIES = 2;

/** The nonce of this one answer, for what the libraries write into the page as styles. */
const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';
Object.assign(globalThis, { __webpack_nonce__: nonce });

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      // A refusal is an answer: only what did not arrive is asked again.
      retry: (failures, error) => failures < RETRIES && (!(error instanceof Problem) || error.status === 0),
    },
    mutations: { gcTime: 0 },
  },
});
const router = makeRouter(queries);

onSignedOut(() => {
  queries.setQueryData(sessionQuery.queryKey, null);
  const { pathname, href } = router.state.location;
  if (pathname !== '/sign-in') void router.navigate({ to: '/sign-in', search: { next: href } } as never);
});

createRoot(document.getElementById('root') as HTMLElement).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <MantineProvider theme={theme} defaultColorScheme="auto" getStyleNonce={() => nonce}>
        <Notifications position="top-right" />
        <RouterProvider router={router} />
        <StepUp />
      </MantineProvider>
    </QueryClientProvider>
  </StrictMode>,
);
