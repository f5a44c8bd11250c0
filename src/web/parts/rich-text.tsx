import { createElement, useMemo, type ReactNode } from 'react';
import { Typography } from '@mantine/core';

/** What a text of ours may be made of; anything else is shown as the words in it. */
const KNOWN = new Set(
  'h1 h2 h3 h4 h5 h6 p ul ol li strong em s code pre blockquote hr br table thead tbody tr th td a'.split(' '),
);
/** The page has its own first heading: those of the text go below it. */
const LOWER: Readonly<Record<string, string>> = { h1: 'h2', h2: 'h3', h3: 'h4', h4: 'h5', h5: 'h6' };
const OUTWARD = /^(https?:\/\/|mailto:)/i;

/** The service's formatted text, taken apart and built anew from known parts: no markup of a text ever runs or loads anything. */
export function RichText({ html }: { html: string }) {
  const parts = useMemo(() => [...new DOMParser().parseFromString(html, 'text/html').body.childNodes], [html]);
  return <Typography>{parts.map(built)}</Typography>;
}

function built(node: ChildNode, key: number): ReactNode {
  if (node.nodeType === Node.TEXT_NODE) return node.textContent;
  if (!(node instanceof Element)) return null;
  const name = node.tagName.toLowerCase();
  const children = [...node.childNodes].map(built);
  if (!KNOWN.has(name)) return children;
  if (name === 'hr' || name === 'br') return createElement(name, { key });
  const href = node.getAttribute('href') ?? '';
  if (name === 'a' && !OUTWARD.test(href)) return <span key={key}>{children}</span>;
  const link = name === 'a' ? { href, rel: 'noopener noreferrer nofollow', target: '_blank' } : {};
  // Between rows of a table only rows may stand.
  const inside = ['table', 'thead', 'tbody', 'tr', 'ul', 'ol'].includes(name)
    ? children.filter((child) => typeof child !== 'string')
    : children;
  return createElement(LOWER[name] ?? name, { key, ...link }, ...inside);
}
