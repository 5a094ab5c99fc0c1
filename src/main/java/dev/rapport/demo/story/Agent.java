package dev.rapport.demo.story;

/**
 * Somebody who serves customers.
 *
 * @param name as it stands in events
 * @param quality what a contact feels like with this agent: about -0.8 to 0.8
 * @param slowness how much longer than usual everything takes: about 0.6 to 1.7
 */
record Agent(String name, Team team, double quality, double slowness) {}
