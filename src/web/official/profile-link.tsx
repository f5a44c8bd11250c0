import { Anchor } from '@mantine/core';

interface Profile {
  handle: string;
  profileUrl?: string | null;
}

/** The profile itself, where it has an address; it learns nothing of where its reader came from. */
export const ProfileLink = ({ account: { handle, profileUrl } }: { account: Profile }) =>
  profileUrl ? (
    <Anchor inherit href={profileUrl} target="_blank" rel="noopener noreferrer nofollow">
      {handle}
    </Anchor>
  ) : (
    <>{handle}</>
  );
