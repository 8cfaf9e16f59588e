/** Un texte à lire : sa mesure, son rythme, ses listes. */
export const A_LIRE =
  'max-w-measure [&_:is(ul,ol)]:grid [&_:is(ul,ol)]:list-disc [&_:is(ul,ol)]:gap-1 [&_:is(ul,ol)]:pl-[1.3em] [&_ol]:list-decimal [&>*+*]:mt-4 [&>h2]:mt-10 [&>h3]:mt-6 [&>:is(h2,h3)+*]:mt-2'
