import { useEffect, useState } from 'react';
import { Modal, type ModalProps } from '@mantine/core';

/** A dialog that gives the focus back to where it was, however it is closed: ours are taken away, not hidden. */
export function Dialog(props: ModalProps) {
  const [before] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      // After the dialog has let go of it.
      setTimeout(() => {
        if (document.activeElement !== document.body && document.activeElement !== null) return;
        const target = before?.isConnected ? before : document.querySelector('h1');
        if (target instanceof HTMLElement) target.focus();
      });
    },
    [before],
  );
  return <Modal {...props} />;
}
