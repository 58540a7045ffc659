package cn.chaozhou.forum.rights;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A reviewed file of rules in {@code src/test/resources/rights}: {@code name = people} defines who, and
 * {@code METHOD template | who | call | shows | seen by} is one door. See the head of each file.
 */
record Rules(Map<String, Set<String>> sets, List<Door> doors) {

    /**
     * One door.
     *
     * @param door method and path template, as it is mapped
     * @param who the people who may
     * @param call what to ask for, with {@code $names} of the case's ids; {@code -} where it is not called
     * @param shows what only those may find in the answer; empty where the status says it
     * @param seenBy who finds it, where that is fewer than those who may ask
     */
    record Door(String door, Set<String> who, String call, String shows, Set<String> seenBy) {

        String method() {
            return door.substring(0, door.indexOf(' '));
        }
    }

    static Rules of(String file) {
        Map<String, Set<String>> sets = new LinkedHashMap<>();
        List<Door> doors = new ArrayList<>();
        for (String line : lines(file)) {
            if (line.contains("|")) {
                String[] parts = line.split("\\|", -1);
                doors.add(new Door(
                        parts[0].strip().replaceAll(" +", " "),
                        people(parts[1], sets),
                        parts.length > 2 ? parts[2].strip() : "",
                        parts.length > 3 ? parts[3].strip() : "",
                        people(parts.length > 4 ? parts[4] : parts[1], sets)));
            } else {
                String[] parts = line.split("=", 2);
                sets.put(parts[0].strip(), people(parts[1], sets));
            }
        }
        return new Rules(sets, doors);
    }

    /** The people of a set of the file. */
    Set<String> people(String set) {
        return sets.get(set);
    }

    Set<String> templates() {
        return doors.stream().map(Door::door).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Set<String> people(String words, Map<String, Set<String>> sets) {
        return Stream.of(words.strip().split(" +"))
                .filter(word -> !word.isEmpty())
                .flatMap(word -> sets.getOrDefault(word, Set.of(word)).stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static List<String> lines(String file) {
        try {
            return Files.readAllLines(Path.of("src/test/resources/rights", file)).stream()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
