package dev.rapport.demo.story;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The thirty agents, some better and some faster than others. */
final class Staff {
    private static final List<String> NAMES = List.of(
            "Alina Brandt",
            "Bastian Kuhn",
            "Clara Vogt",
            "Deniz Aydin",
            "Elif Kaya",
            "Felix Roth",
            "Greta Lindner",
            "Hannes Busch",
            "Ines Castro",
            "Jonas Weber",
            "Katja Sommer",
            "Leon Hartmann",
            "Mira Novak",
            "Nils Peters",
            "Olga Petrova",
            "Paul Engel",
            "Rania Haddad",
            "Stefan Krause",
            "Tessa Maurer",
            "Umut Demir",
            "Vera Schulte",
            "Wanda Zielinski",
            "Yannick Berger",
            "Zoe Keller",
            "Amir Rahimi",
            "Birte Hansen",
            "Carlos Mendes",
            "Dana Fischer",
            "Emil Larsson",
            "Frida Schwarz");

    private final Map<Team, List<Agent>> agents = new EnumMap<>(Team.class);
    private final Dice dice;

    Staff(Dice dice) {
        this.dice = dice;
        int next = 0;
        for (Team team : Team.values()) {
            List<Agent> members = new ArrayList<>();
            for (int member = 0; member < team.size(); member++) {
                double quality = Math.max(-0.8, Math.min(0.8, 0.4 * dice.normal()));
                double slowness = Math.max(0.6, Math.min(1.7, dice.around(1, 0.25)));
                members.add(new Agent(NAMES.get(next++), team, quality, slowness));
            }
            agents.put(team, members);
        }
    }

    /** Whoever of the team is free. */
    Agent anybodyOf(Team team) {
        return dice.pick(Objects.requireNonNull(agents.get(team)));
    }
}
