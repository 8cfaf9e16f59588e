import 'server-only'
import { env } from '@/lib/ground/env'
import { routes } from '@/lib/ground/routes'
import { jetonOf } from './jeton'

/** L’adresse secrète d’un agenda, tirée de son identifiant et des clés du portail : elle se redit à qui l’a ouverte, la base ne la connaît pas. */
export const agendaUrl = (id: string): string => new URL(routes.agenda(jetonOf(id)), env().APP_URL).href
