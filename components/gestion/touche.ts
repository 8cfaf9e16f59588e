/** Une touche du clavier ne se montre que si elle agit, et à la souris. */
export const TOUCHE =
  'key hidden h-5 min-w-5 place-items-center rounded-1 border border-[color-mix(in_srgb,currentColor_45%,transparent)] px-1 text-xs/none min-[60rem]:pointer-fine:in-[[data-touches]]:inline-grid'
