import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useTexts } from '../texts/language';
import { texts as shared } from '../texts/parts';
import { texts } from '../texts/reviews';

/** Asked before answers that were not sent are lost. */
export function LeaveDialog({ stay, leave }: { stay: () => void; leave: () => void }) {
  const t = useTexts(texts);
  const own = useTexts(shared);
  return (
    <Modal opened onClose={stay} title={t('leaveTitle')} closeButtonProps={{ 'aria-label': own('close') }}>
      <Stack>
        <Text size="sm">{t('leaveHint')}</Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={stay} data-autofocus>
            {own('stay')}
          </Button>
          <Button color="red" onClick={leave}>
            {own('leave')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
