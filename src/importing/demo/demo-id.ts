import { formatId, type Id, type IdPrefix } from '../../core/kernel/ids.js';

const kinds: Readonly<Record<string, number>> = {
  usr: 1,
  svc: 2,
  grp: 3,
  ten: 4,
  dir: 5,
  dom: 6,
  rol: 7,
  asg: 8,
  ext: 9,
  tok: 10,
};

/**
 * The id of a thing of the demo, the same on every instance, so that examples can name it: a UUID version 7 of a moment
 * in milliseconds since 1970, with a number from 1 within its kind in place of the random part.
 */
export function demoId<P extends IdPrefix>(prefix: P, number: number, createdAt: number): Id<P> {
  const bytes = new Uint8Array(16);
  const view = new DataView(bytes.buffer);
  view.setUint16(0, Math.floor(createdAt / 2 ** 32));
  view.setUint32(2, createdAt % 2 ** 32);
  view.setUint16(6, 0x7000);
  view.setUint16(8, 0x8000);
  // Users, groups and service accounts share their numbers: none may be given twice.
  view.setUint16(12, kinds[prefix] ?? 0);
  view.setUint16(14, number);
  return formatId(prefix, bytes);
}
