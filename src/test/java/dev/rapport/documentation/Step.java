package dev.rapport.documentation;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Optional;

/** What becomes of a block of a page, or of two when the second one is the answer to the first. */
sealed interface Step {
    Block block();

    /** The block that shows what this one gives. */
    default Optional<Block> answer() {
        return Optional.empty();
    }

    /** Under what it is counted. */
    default String kind() {
        return "run";
    }

    /** Does what the page says; fails when that does not work, or gives something else than the page shows. */
    void follow(Walkthrough walkthrough) throws IOException, SQLException;

    /** Commands for the shell. */
    record Commands(Block block, Optional<Block> answer) implements Step {
        @Override
        public void follow(Walkthrough walkthrough) throws IOException {
            Walkthrough.compare(answer, walkthrough.shell(block));
        }
    }

    /** A command that goes on running: the service that the other steps talk to. */
    record Service(Block block) implements Step {
        @Override
        public void follow(Walkthrough walkthrough) throws IOException {
            walkthrough.startService(block);
        }
    }

    /** Commands for which the service is stopped, and started again behind them. */
    record WhileStopped(Block block) implements Step {
        @Override
        public void follow(Walkthrough walkthrough) throws IOException {
            walkthrough.whileStopped(block);
        }
    }

    /** Statements for a database. */
    record Statements(Block block, DatabaseSession session, Optional<Block> answer) implements Step {
        @Override
        public void follow(Walkthrough walkthrough) throws IOException, SQLException {
            Walkthrough.compare(answer, walkthrough.sql(block, session));
        }
    }

    /** A file that other steps read. */
    record File(Block block, String name) implements Step {
        @Override
        public String kind() {
            return "files that blocks read";
        }

        @Override
        public void follow(Walkthrough walkthrough) throws IOException {
            walkthrough.write(name, block.text());
        }
    }

    /**
     * A body that is posted and must be taken.
     *
     * @param around what the block is a part of, with … in its place; nothing when it is the whole body
     */
    record Body(Block block, String path, Optional<String> around) implements Step {
        @Override
        public void follow(Walkthrough walkthrough) throws IOException {
            walkthrough.post(
                    block,
                    path,
                    around.map(text -> text.replace("…", block.text())).orElse(block.text()));
        }
    }

    /** Not run, for a reason. */
    record NotRun(Block block, Reason reason) implements Step {
        @Override
        public String kind() {
            return "not run: " + reason.words();
        }

        @Override
        public void follow(Walkthrough walkthrough) {}
    }

    /** Neither run nor marked, or marked as nothing that is known: a fault of the page. */
    record Unclear(Block block, String why) implements Step {
        @Override
        public String kind() {
            return "neither run nor marked";
        }

        @Override
        public void follow(Walkthrough walkthrough) {
            throw new AssertionError(block.place() + ": " + why);
        }
    }
}
