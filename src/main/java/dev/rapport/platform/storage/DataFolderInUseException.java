package dev.rapport.platform.storage;

/** Another process is at work in the data folder. */
public final class DataFolderInUseException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DataFolderInUseException(DataFolder folder, String holder) {
        super("The data folder %s is in use by another Rapport (process %s). Stop that one, or give this one a folder "
                        .formatted(folder.path(), holder.isEmpty() ? "unknown" : holder)
                + "of its own with RAPPORT_DATA_DIR.");
    }
}
