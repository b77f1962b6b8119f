/** What is chosen at first for somebody new: the built-in role that holds least. */
export const USUAL_ROLE = 'viewer';
