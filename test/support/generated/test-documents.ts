export class TypedDocumentString<A, B> extends String { a?: A; b?: B }
