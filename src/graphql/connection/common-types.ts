import { Field, ID, InterfaceType } from 'type-graphql';
import { registerWords } from './filter-input.js';

/** Anything that has a global id. */
@InterfaceType('Node', { description: 'Anything that has a global id (Relay).', autoRegisterImplementations: false })
export abstract class NodeType {
  @Field(() => ID, { description: 'The global id: opaque, it tells its type by its first letters and never changes.' })
  id!: string;
}

/** Where a thing came from. */
export const ManagementSource = registerWords(
  'ManagementSource',
  'Where a thing came from, which is also who may change it.',
  {
    LOCAL: 'Made here by somebody.',
    INVITED: 'Made by an invitation.',
    SYNCED: 'Kept by an external system; it is read-only here.',
    IMPORTED: 'Brought in by an import, which updates it when it runs again.',
  },
);
