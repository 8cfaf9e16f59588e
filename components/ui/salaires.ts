/** Un tableau de mois à relire : serré, ses totaux en gras. */
export const SALAIRES =
  'table mt-1 leading-[1.35] print:break-inside-avoid [&_.is-apart>*]:font-medium [&_:is(th,td):nth-child(n)]:py-1 [&_:is(th,td):nth-child(n)]:pr-3 [&_:is(th,td):nth-child(n)]:pl-0 [&_tbody_th]:font-regular [&_tbody_th]:whitespace-nowrap [&_tfoot_:is(th,td)]:font-bold [&_tfoot_tr]:border-t [&_tfoot_tr]:border-line [&_tfoot_tr:first-child]:border-t-2 [&_tfoot_tr:first-child]:border-line-strong [&_thead_th]:bg-transparent'
