// Neither @OneToMany nor forwardRef here: a comment may name them.
export const tomorrow = 1;
