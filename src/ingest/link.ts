/**
 * Why an address must not become a link, as the end of a sentence; undefined if it may. People trust a link that the
 * bot shows, so it must lead where it seems to.
 */
export function linkFault(address: string): string | undefined {
  // Programs differ in how they read white space, backslashes and invisible characters.
  if (/[\s\\\p{Cc}\p{Cf}]/u.test(address)) return 'it has characters that do not belong in a web address';
  if (!URL.canParse(address)) return 'it is not a web address';
  const { protocol, username, password, hostname } = new URL(address);
  if (protocol !== 'https:' && protocol !== 'http:') return 'it does not begin with https://';
  if (username !== '' || password !== '') return 'it has a user name or password in it';
  const written = /^https?:\/\/([^/?#]*)/i.exec(address)?.[1] ?? '';
  // The parser writes other alphabets as "xn--": neither that nor the letters show whose host it is.
  const labels = hostname.split('.');
  if (labels.some((label) => label.startsWith('xn--')) || /[^\x21-\x7E]/.test(written)) {
    return 'its host has letters that can be taken for others';
  }
  if (labels.length < 2 || /^[\d.]+$/.test(hostname) || hostname.startsWith('['))
    return 'its host is not a public name';
  return undefined;
}
