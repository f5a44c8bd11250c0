import { Group, Text } from '@mantine/core';
import mark from '../mark.svg';
import { Go } from '../parts/go';

export function Brand() {
  return (
    <Go to="/" underline="never" c="inherit">
      <Group gap="xs" wrap="nowrap">
        <img src={mark} width={28} height={28} alt="" />
        <Text span fw={700} size="lg">
          {NAME}
        </Text>
      </Group>
    </Go>
  );
}

/** A name, the same in every language. */
const NAME = 'Relève';
