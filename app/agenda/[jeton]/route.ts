import { giveAgenda } from '@/doors/agenda'

/** L’agenda abonné : ouvert à qui en a l’adresse secrète. */
export const GET = giveAgenda
