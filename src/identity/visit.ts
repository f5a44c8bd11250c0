import type { FastifyReply } from 'fastify';
import type { DoorRequest } from '../operation/http.js';
import type { Cookies } from './cookies.js';
import type { Visit } from './session.service.js';
import { browserWords, networkWords } from './visit.rules.js';

/** The browser a request comes from and how it is answered. */
export const visitOf = (request: DoorRequest, reply: FastifyReply, cookies: Cookies): Visit => ({
  carry: (token) => cookies.write(reply, token),
  from: { browser: browserWords(request.headers['user-agent']), network: networkWords(request.ip) },
});
