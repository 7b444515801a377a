/**
 * What is known of the nodes of the texts that were taken apart lately, so that what has not changed costs nothing the
 * next time. Without it the pieces are the same, only slower.
 */
export class PieceCache {}
