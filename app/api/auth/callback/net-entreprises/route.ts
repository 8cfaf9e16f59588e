import { comeBack } from '@/doors/net-entreprises'

/** Le retour de Net-entreprises : la seule adresse de next-auth qui soit servie. */
export const GET = comeBack
