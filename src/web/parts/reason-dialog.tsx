import { Text } from '@mantine/core';
import { ActDialog } from './act-dialog';
import { ReasonField } from './fields';

interface ReasonProps {
  title: string;
  /** What comes of it, in one or two sentences. */
  follows: string;
  submit: string;
  danger?: boolean;
  /** To be typed first, for what cannot be undone. */
  typedName?: string | undefined;
  onSubmit: (reason: string) => Promise<unknown>;
  onClose: () => void;
}

/** An act that needs nothing but a reason. */
export function ReasonDialog({ follows, onSubmit, ...act }: ReasonProps) {
  return (
    <ActDialog {...act} initial={{ reason: '' }} onSubmit={({ reason }) => onSubmit(reason)}>
      {(form) => (
        <>
          <Text size="sm">{follows}</Text>
          <ReasonField form={form} />
        </>
      )}
    </ActDialog>
  );
}
