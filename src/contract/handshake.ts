import { Type, type Static } from 'typebox';

/** What the companion says of itself. */
export const Handshake = Type.Object({
  version: Type.String(),
  contract: Type.Integer()
});
export type Handshake = Static<typeof Handshake>;
