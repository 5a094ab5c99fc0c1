/**
 * Makes up two years of a company that sells smart-home devices, the second of them with its service: a discrete-event
 * simulation of its customers, purchases and service contacts, told as events. Pure: the same seed and first day give the same events on every machine, and a
 * later end only adds events. It must not know where the events go.
 */
@NullMarked
package dev.rapport.demo.story;

import org.jspecify.annotations.NullMarked;
