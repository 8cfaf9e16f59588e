'use server'
import { publicAction } from '@/doors/action'
import { SignInForm } from '@/lib/identite/schema'
import { signInClient } from '@/doors/sign-in'

export const signIn = publicAction({ schema: SignInForm, secrets: ['motDePasse'] }, signInClient)
