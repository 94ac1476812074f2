import type { Resolvers } from '../generated/schema.js';
import { markNotificationsRead, notifications, unreadNotifications } from './notifications.js';

export const notificationResolvers: Resolvers = {
  Query: {
    notifications: (_, input, context) => notifications(context, input),
    unreadNotifications: (_, __, context) => unreadNotifications(context),
  },
  Mutation: {
    markNotificationsRead: (_, { ids }, context) => markNotificationsRead(context, ids),
  },
};
