import { useEffect, useState } from 'react';
import { Code, Group, Stack, Text } from '@mantine/core';
import { useTexts } from '../texts/language';
import { texts } from '../texts/way-in';

const QUIET = 4; // light squares a reader needs around the code
const SIDE = 216;

/** A second factor to be scanned, or typed where there is no camera. Drawn here: the key is in no address and on no server's disk. */
export function FactorPicture({ uri }: { uri: string }) {
  const t = useTexts(texts);
  const picture = useSquares(uri);
  const key = new URL(uri).searchParams.get('secret') ?? '';
  return (
    <Stack gap="xs">
      <Text fw={600}>{t('scan')}</Text>
      <Group justify="center" mih={SIDE}>
        {picture ? (
          <svg
            className="qr"
            width={SIDE}
            height={SIDE}
            viewBox={`0 0 ${picture.size} ${picture.size}`}
            role="img"
            aria-label={t('picture')}
          >
            <path d={picture.path} shapeRendering="crispEdges" />
          </svg>
        ) : null}
      </Group>
      <Text size="sm">{t('scanHint')}</Text>
      <Code block aria-label={t('key')}>
        {key.replace(/.{4}(?=.)/g, '$& ')}
      </Code>
    </Stack>
  );
}

interface Picture {
  size: number;
  path: string;
}

/** The dark squares of the code as one path. */
function useSquares(text: string): Picture | null {
  const [picture, setPicture] = useState<Picture | null>(null);
  useEffect(() => {
    let isShown = true;
    void import('qrcode').then(({ create }) => {
      const { data, size } = create(text, { errorCorrectionLevel: 'M' }).modules;
      const dark = Array.from({ length: size * size }, (_, at) => at).filter((at) => data[at]);
      const path = dark.map((at) => `M${(at % size) + QUIET} ${Math.floor(at / size) + QUIET}h1v1h-1z`).join('');
      if (isShown) setPicture({ size: size + 2 * QUIET, path });
    });
    return () => {
      isShown = false;
    };
  }, [text]);
  return picture;
}
