/** What is said of an install, to whoever installs. */
import type { Page } from './install-page.ts';

const again = { label: 'Start again', url: 'install' };

export function invitation(url: string): Page {
  return {
    status: 200,
    title: 'Add whoowns to Slack',
    words:
      'whoowns answers who secures what on AWS: AWS, you, or both, with the source. Slack shows you next what it may do, and asks you to allow it.',
    link: { label: 'Add to Slack', url },
  };
}

/** `workspace`: null for a whole organisation. */
export function succeeded(workspace: string | null): Page {
  const link = { label: 'Open Slack', url: `https://app.slack.com/client/${workspace ?? ''}` };
  const title = 'whoowns is installed';
  if (workspace !== null) {
    return { status: 200, title, words: 'In Slack, type /whoowns patching and press Enter.', link };
  }
  const words =
    'It is in your organisation. An administrator adds it to the workspaces that shall have it; there, type /whoowns patching and press Enter.';
  return { status: 200, title, words, link };
}

export const cancelled: Page = {
  status: 200,
  title: 'Nothing was installed',
  words: 'You, or Slack, said no. You can start again whenever you like.',
  link: again,
};

export const tooOld: Page = {
  status: 400,
  title: 'That link is no longer good',
  words:
    'An install has to be finished within ten minutes, in the browser where it began, and each link works once. Nothing was installed.',
  link: again,
};

export const failed: Page = {
  status: 500,
  title: 'That did not work',
  words:
    'Nothing was installed. Please try again in a minute. If it happens again, tell whoever runs whoowns: the reason is in its log.',
  link: again,
};
