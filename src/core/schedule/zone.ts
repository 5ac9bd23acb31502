/** Time zones by their IANA names: which are real, and which a few letters may mean. */
import { Temporal } from 'temporal-polyfill';
import type { Completion } from '../message.ts';

/** The zone with its letters as IANA writes them; null for one that doesn't exist or a bare offset. */
export function readZone(words: string): string | null {
  const name = words.trim().replaceAll(' ', '_');
  // An offset is no zone: it would be an hour off for half of the year.
  if (!/^[a-z]/i.test(name)) return null;
  try {
    return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name).timeZoneId;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** Names that Intl lists as they once were, as IANA writes them today: the ones that people type. */
const renamed: Readonly<Record<string, string>> = {
  'Africa/Asmera': 'Africa/Asmara',
  'America/Buenos_Aires': 'America/Argentina/Buenos_Aires',
  'America/Catamarca': 'America/Argentina/Catamarca',
  'America/Coral_Harbour': 'America/Atikokan',
  'America/Cordoba': 'America/Argentina/Cordoba',
  'America/Godthab': 'America/Nuuk',
  'America/Indianapolis': 'America/Indiana/Indianapolis',
  'America/Jujuy': 'America/Argentina/Jujuy',
  'America/Louisville': 'America/Kentucky/Louisville',
  'America/Mendoza': 'America/Argentina/Mendoza',
  'Asia/Calcutta': 'Asia/Kolkata',
  'Asia/Katmandu': 'Asia/Kathmandu',
  'Asia/Rangoon': 'Asia/Yangon',
  'Asia/Saigon': 'Asia/Ho_Chi_Minh',
  'Atlantic/Faeroe': 'Atlantic/Faroe',
  'Europe/Kiev': 'Europe/Kyiv',
  'Pacific/Enderbury': 'Pacific/Kanton',
  'Pacific/Ponape': 'Pacific/Pohnpei',
  'Pacific/Truk': 'Pacific/Chuuk',
};

const listed = Intl.supportedValuesOf('timeZone').map((zone) => renamed[zone] ?? zone);
const zones = ['UTC', ...listed.filter((zone) => zone !== 'UTC')];

/** Before anything is typed, and where nothing can be: one for each part of the world that many live in. */
const usual = [
  ...['UTC', 'Europe/London', 'Europe/Lisbon', 'Europe/Paris', 'Europe/Berlin', 'Europe/Madrid'],
  ...['Europe/Warsaw', 'Europe/Athens', 'Europe/Istanbul', 'America/New_York', 'America/Chicago'],
  ...['America/Denver', 'America/Los_Angeles', 'America/Mexico_City', 'America/Sao_Paulo'],
  ...['Africa/Lagos', 'Africa/Johannesburg', 'Asia/Dubai', 'Asia/Kolkata', 'Asia/Singapore'],
  ...['Asia/Shanghai', 'Asia/Tokyo', 'Asia/Seoul', 'Australia/Sydney', 'Pacific/Auckland'],
];

/** Zones for what was typed so far, names that begin with it first; a city alone is enough. */
export function completeZones(text: string, limit: number): readonly Completion[] {
  if (text.trim() === '') return usual.slice(0, limit).map(entry);
  const wanted = text.trim().toLowerCase().replaceAll(' ', '_');
  const ranked: { readonly zone: string; readonly rank: number }[] = [];
  for (const zone of zones) {
    const name = zone.toLowerCase();
    const city = name.slice(name.lastIndexOf('/') + 1);
    if (city.startsWith(wanted)) ranked.push({ zone, rank: 0 });
    else if (name.startsWith(wanted)) ranked.push({ zone, rank: 1 });
    else if (name.includes(wanted)) ranked.push({ zone, rank: 2 });
  }
  return ranked
    .sort((one, other) => one.rank - other.rank)
    .slice(0, limit)
    .map(({ zone }) => entry(zone));
}

function entry(zone: string): Completion {
  return { label: zone, value: zone };
}
