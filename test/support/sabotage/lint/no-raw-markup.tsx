export const Planted = ({ html }: { html: string }) => <div dangerouslySetInnerHTML={{ __html: html }} />;
