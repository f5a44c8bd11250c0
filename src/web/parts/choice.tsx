import { SegmentedControl } from '@mantine/core';

interface ChoiceProps {
  /** What is chosen, said to who cannot see it. */
  label: string;
  value: string;
  onChange: (value: string) => void;
  data: readonly { value: string; label: string }[];
}

/** One of a few views of the same list. */
export const Choice = ({ label, value, onChange, data }: ChoiceProps) => (
  <SegmentedControl
    role="group"
    aria-label={label}
    size="xs"
    w="fit-content"
    maw="100%"
    value={value}
    onChange={onChange}
    data={[...data]}
  />
);
