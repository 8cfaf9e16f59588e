'use server'
import { publicAction } from '@/lib/http/action'
import { SignInForm } from '@/lib/identite/schema'
import { signInClient } from '@/lib/identite/sign-in'

export const signIn = publicAction({ schema: SignInForm, secrets: ['motDePasse'] }, signInClient)
