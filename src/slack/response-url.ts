/** Where an answer may be sent: a response_url is an address in a payload, and has to be Slack's own. */

/** Slack's, and GovSlack's. */
const hosts = new Set(['hooks.slack.com', 'hooks.slack-gov.com']);

/** Slack's hosts over TLS, or the very origin that SLACK_API_URL names; never with a name or a password. */
export function isSlacks(address: string, apiUrl: string | null): boolean {
  const url = URL.parse(address);
  if (url?.username !== '' || url.password !== '') return false;
  if (apiUrl !== null && url.origin === URL.parse(apiUrl)?.origin) return true;
  return url.protocol === 'https:' && url.port === '' && hosts.has(url.hostname);
}
