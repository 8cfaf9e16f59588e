/** Les emplacements des pièces, sur leur liste : une borne, puis ce qu’on en dit. */
export const PIECES =
  '*:grid *:grid-cols-[1.5rem_minmax(0,1fr)] *:gap-x-3 *:gap-y-1 *:border-t *:border-line *:px-5 *:py-4 [&_.file]:py-2 [&_.stop]:mt-[.05rem] [&_h3]:flex [&_h3]:flex-wrap [&_h3]:items-center [&_h3]:gap-x-3 [&_h3]:gap-y-1 [&_h3]:text-md/[1.4] [&_p:not(.error)]:text-sm [&_p:not(.error)]:text-ink-2 [&_ul]:border-0'
/** La boîte qui attend des pièces. */
export const BOITE = 'overflow-hidden rounded-3 border-[1.5px] border-wait-line bg-surface print:break-inside-avoid'
/** La borne d’une pièce, selon où elle en est. */
export const BORNES = { attend: 'border-wait', refusee: 'border-danger text-danger', tient: 'border-ok bg-ok text-surface' } as const
