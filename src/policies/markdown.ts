import MarkdownIt from 'markdown-it';

/**
 * CommonMark without raw HTML: a tag somebody types becomes text. Links go to http, https and mail only, pictures are not
 * loaded from anywhere. Whatever a text says, what comes out runs nothing and fetches nothing.
 */
const markdown = new MarkdownIt('commonmark', { html: false, linkify: false }).enable(['table', 'strikethrough']);
markdown.disable(['image', 'html_block', 'html_inline']);
markdown.validateLink = (address) => /^(https?:\/\/|mailto:|#)/i.test(address.trim());
markdown.core.ruler.push('outward_links', ({ tokens }) => {
  for (const token of tokens.flatMap(({ children }) => children ?? []))
    if (token.type === 'link_open') token.attrSet('rel', 'noopener noreferrer nofollow');
});

export const htmlOf = (text: string): string => markdown.render(text);
