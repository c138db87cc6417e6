/** A failure whose message is a localised sentence for the user: what happened, to which file, what to do. */
export class UserError extends Error {}
