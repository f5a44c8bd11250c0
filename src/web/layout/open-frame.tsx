import { Suspense } from 'react';
import { Box, Container, Group } from '@mantine/core';
import { Outlet } from '@tanstack/react-router';
import { Loading } from '../parts/loaded';
import { Brand } from './brand';
import { LanguageSwitch } from './switches';

/** Around pages that need no session: sign-in, one-time links, the public page. */
export function OpenFrame() {
  return (
    <Box>
      <Group component="header" justify="space-between" p="md">
        <Brand />
        <LanguageSwitch />
      </Group>
      <Container component="main" id="content" size="sm" py="lg">
        <Suspense fallback={<Loading />}>
          <Outlet />
        </Suspense>
      </Container>
    </Box>
  );
}
