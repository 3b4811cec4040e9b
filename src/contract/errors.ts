import { Type, type Static } from 'typebox';

/** The closed list of failures; the interface switches on the code, never on the text. */
export const ErrorCode = Type.Union([
  /** No answer from the server: refused, timed out, unknown host, cut off. */
  Type.Literal('unreachable'),
  /** The server does not know this user, or the password is wrong. */
  Type.Literal('login'),
  /** The role lacks a right, or the caller is not the owner of this companion. */
  Type.Literal('denied'),
  /** The relation, row or connection asked for does not exist (any more). */
  Type.Literal('gone'),
  /** The relation's columns are no longer those that were opened. */
  Type.Literal('changed'),
  /** Somebody else holds a lock on it. */
  Type.Literal('locked'),
  /** It took longer than the time limit. */
  Type.Literal('timeout'),
  /** The person cancelled it. */
  Type.Literal('cancelled'),
  /** The request does not fit the contract. */
  Type.Literal('invalid'),
  /** PostgreSQL refused for another reason, in its own words. */
  Type.Literal('sql'),
  /** A fault of ours. */
  Type.Literal('internal')
]);
export type ErrorCode = Static<typeof ErrorCode>;

/** One plain sentence with what to do, and what PostgreSQL said beside it. */
export const Failure = Type.Object({
  code: ErrorCode,
  message: Type.String(),
  sqlstate: Type.Optional(Type.String()),
  position: Type.Optional(Type.Integer()),
  detail: Type.Optional(Type.String()),
  hint: Type.Optional(Type.String())
});
export type Failure = Static<typeof Failure>;
