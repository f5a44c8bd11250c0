import type { ReactNode } from 'react';

/** What a platform is mostly for; each kind has a drawing of our own, so that no trademark is shown. */
const KINDS: Readonly<Record<string, keyof typeof DRAWINGS>> = {
  x: 'bubble',
  threads: 'bubble',
  mastodon: 'bubble',
  bluesky: 'bubble',
  weibo: 'bubble',
  tweetdeck: 'tool',
  facebook_page: 'page',
  linkedin_page: 'page',
  google_plus: 'page',
  tumblr: 'page',
  medium_publication: 'page',
  quora_space: 'page',
  slideshare: 'page',
  instagram: 'picture',
  pinterest: 'picture',
  flickr: 'picture',
  snapchat: 'picture',
  youtube_brand: 'film',
  youtube_permissions: 'film',
  tiktok: 'film',
  vimeo: 'film',
  dailymotion: 'film',
  twitch: 'film',
  telegram_channel: 'chat',
  whatsapp_business: 'chat',
  discord_server: 'chat',
  wechat_oa: 'chat',
  reddit_subreddit: 'chat',
  reddit_user: 'chat',
  google_business_profile: 'place',
  foursquare: 'place',
  glassdoor_employer: 'place',
  indeed_employer: 'place',
  meta_business_portfolio: 'tool',
  hootsuite: 'tool',
  buffer: 'tool',
  sprout_social: 'tool',
  agorapulse: 'tool',
  sociallymap: 'tool',
  mention: 'tool',
};

const DRAWINGS = {
  bubble: <path d="M5 6h14v9h-8l-4 4v-4H5z" />,
  page: <path d="M6 4h12v16H6zM9 8h6M9 12h6M9 16h3" />,
  picture: (
    <>
      <rect x="4" y="5" width="16" height="14" rx="3" />
      <circle cx="12" cy="12" r="3.5" />
    </>
  ),
  film: <path d="M4 6h16v12H4zM10 9.5v5l4.5-2.5z" />,
  chat: <path d="M4 5h11v8H9l-3 3v-3H4zM18 9h2v7h-2v3l-3-3h-4" />,
  place: (
    <>
      <path d="M12 21s6-6.5 6-11a6 6 0 1 0-12 0c0 4.5 6 11 6 11z" />
      <circle cx="12" cy="10" r="2" />
    </>
  ),
  tool: <path d="M4 8h10M18 8h2M4 16h2M10 16h10M14 5.5h4v5h-4zM6 13.5h4v5H6z" />,
  other: <path d="M12 4l8 8-8 8-8-8z" />,
} satisfies Record<string, ReactNode>;

/** A small drawn mark of an account's platform; its name stands beside it, so it is silent for screen readers. */
export function PlatformMark({ platform, size = 18 }: { platform: string; size?: number }) {
  return (
    <svg className="platform-mark" width={size} height={size} viewBox="0 0 24 24" aria-hidden="true">
      {DRAWINGS[KINDS[platform] ?? 'other']}
    </svg>
  );
}
